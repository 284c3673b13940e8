// A process of its own that makes one round of reminders, as a worker would, at an instant that the test chose.
// Arguments: the database as JSON, the instant. LOTRINH_TEST_CRASH_POINT kills it on the way. It runs from the build, as the product does.
import { createApplication } from '../../dist/src/application.js';
import { FixedClock } from '../../dist/src/platform/clock/fixed-clock.js';
import { readConfiguration } from '../../dist/src/platform/config/configuration.js';
import { createLogger } from '../../dist/src/platform/logging/logger.js';
import { MissedLimitsService } from '../../dist/src/cases/missed-limits.service.js';
import { RemindersService } from '../../dist/src/reminders/reminders.service.js';

const [address, instant] = process.argv.slice(2);
const clock = new FixedClock(new Date(instant));
const application = await createApplication({ configuration: readConfiguration({}), database: { address: JSON.parse(address), poolSize: 4 }, logger: createLogger('error'), clock });
const stopping = new AbortController().signal;
await application.get(MissedLimitsService).record(stopping);
await application.get(RemindersService).ring(stopping, { size: 3, milliseconds: 20_000 });
await application.close();
