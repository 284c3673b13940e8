// One round of e-mails in a process of its own, which may be killed at a crash point. Arguments: host, port, user and database, the
// instant of its clock. SMTP_URL and MAIL_FROM stand in its environment. Uses what was built.
import { createApplication } from '../../dist/src/application.js';
import { MailService } from '../../dist/src/mail/mail.service.js';
import { FixedClock } from '../../dist/src/platform/clock/fixed-clock.js';
import { readConfiguration } from '../../dist/src/platform/config/configuration.js';
import { createLogger } from '../../dist/src/platform/logging/logger.js';

const [host, port, user, database, now] = process.argv.slice(2);
const application = await createApplication({
  configuration: readConfiguration(process.env),
  database: { address: { host, port: Number(port), user, database }, poolSize: 2 },
  logger: createLogger('silent'),
  clock: new FixedClock(new Date(now)),
});
const round = await application.get(MailService).send(new AbortController().signal);
await application.close();
process.stdout.write(JSON.stringify(round));
