import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { productVersion } from '../config/product-version.js';
import { completeOperations } from './openapi-problems.js';
import { ProblemAnswer } from './problem.schema.js';

export type OpenApi = OpenAPIObject;

const description = `Records the acts of procedures that Party organisations must follow, and explains why a step is not yet open.

Every answer that is not a success is \`application/problem+json\` (RFC 9457), in Vietnamese or, with \`Accept-Language: en\`, in English.
Days are legal days of Viet Nam, written YYYY-MM-DD. Texts are kept in composed form (NFC).`;

/** Writes the OpenAPI document of an application. The same routes give the same document, byte for byte. */
export function describeApi(application: INestApplication): OpenApi {
  const outline = new DocumentBuilder()
    .setTitle('lotrinh')
    .setDescription(description)
    .setVersion(productVersion())
    .setLicense('MIT', '')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Token of POST /api/v1/sessions.' }, 'token')
    .addCookieAuth('lotrinh_session', { type: 'apiKey', in: 'cookie', description: 'For browsers; other methods than GET also need X-Requested-With: lotrinh.' }, 'cookie')
    .addSecurityRequirements('token')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(application, outline, { autoTagControllers: false, operationIdFactory });
  const schemas = { ...document.components?.schemas, ...problemSchemas() };
  return { ...document, paths: sorted(completeOperations(document.paths)), components: { ...document.components, schemas: sorted(schemas) } };
}

/** `sessions-open` for the method `open` of `SessionsController`. */
function operationIdFactory(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}-${method}`.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function problemSchemas(): Schemas {
  const { definitions } = z.toJSONSchema(z.object({ problem: ProblemAnswer }), { target: 'openapi-3.0', io: 'output' }) as { definitions?: Schemas };
  return rewritten(definitions ?? {});
}

function rewritten(schemas: Schemas): Schemas {
  return JSON.parse(JSON.stringify(schemas).replaceAll('#/definitions/', '#/components/schemas/')) as Schemas;
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
