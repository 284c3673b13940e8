/**
 * How TypeScript becomes JavaScript, for the build and for Jest alike, so that tests run what the product runs.
 * It must say the same as tsconfig.json, which only checks types.
 */
export function swcOptions(moduleType) {
  return {
    swcrc: false,
    configFile: false,
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        verbatimModuleSyntax: true,
      },
    },
    module: { type: moduleType },
  };
}
