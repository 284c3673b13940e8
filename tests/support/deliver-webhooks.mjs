// Delivers webhooks once, as the worker does, in a process of its own that a test may kill. Arguments: host, port, user, database.
import { createApplication } from '../../dist/src/application.js';
import { readConfiguration } from '../../dist/src/platform/config/configuration.js';
import { createLogger } from '../../dist/src/platform/logging/logger.js';
import { WebhooksService } from '../../dist/src/webhooks/webhooks.service.js';

const [host, port, user, database] = process.argv.slice(2);
const application = await createApplication({ configuration: readConfiguration(), logger: createLogger('silent'), database: { address: { host, port: Number(port), user, database }, poolSize: 2 } });
const { done } = await application.get(WebhooksService).deliver(new AbortController().signal);
process.stdout.write(String(done));
await application.close();
