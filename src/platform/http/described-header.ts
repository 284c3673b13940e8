import { ApiHeader, type ApiHeaderOptions } from '@nestjs/swagger';

/** Enhancer of a parameter decorator: mentions the header it reads in the OpenAPI document of the route. */
export function describeHeader(options: ApiHeaderOptions): ParameterDecorator {
  return (target, key) => {
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) ApiHeader({ required: false, ...options })(target, key, descriptor);
  };
}
