// Loads the small province into the database of the arguments, as `lotrinh demo --scale province` does with the large one. Uses what was built.
import { ensureDemo } from '../../dist/src/demo/load-demo.js';
import { tinyPlan } from '../../dist/src/demo/province-plan.js';
import { demoPassword } from '../../dist/src/identity/demo-password.js';
import { readConfiguration } from '../../dist/src/platform/config/configuration.js';
import { createLogger } from '../../dist/src/platform/logging/logger.js';

const [host, port, user, database] = process.argv.slice(2);
const address = { host, port: Number(port), user, database };
await ensureDemo({ configuration: readConfiguration({}), logger: createLogger('silent'), database: { address }, password: demoPassword }, address, { scale: 'province', plan: tinyPlan });
