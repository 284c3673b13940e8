import { z } from 'zod';
import { offices } from '../../workflows/index.js';
import type { Session } from './identity.service.js';
import { passwordLength } from './password.js';

/** What somebody sends to sign in (đăng nhập). */
export const SignIn = z
  .strictObject({
    account: z.string().min(1).max(100).meta({ description: 'Name of the account.', example: 'chibo1' }),
    password: z.string().min(1).max(passwordLength.maximum),
    cookie: z.boolean().default(false).meta({ description: 'For browsers: the token is set as a cookie that scripts cannot read, and is not in the answer.' }),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

const AccountAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  personId: z.string().optional(),
  offices: z.array(z.object({ office: z.enum(offices), organ: z.string() })).meta({ description: 'Offices held today.' }),
});

/** A session as its owner sees it. */
export const SessionAnswer = z
  .object({ kind: z.enum(['browser', 'program']), expiresAt: z.iso.datetime().meta({ description: 'End of the session unless it is used before.' }), account: AccountAnswer })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** A session that has just been opened. */
export const NewSessionAnswer = SessionAnswer.extend({ token: z.string().optional().meta({ description: 'Bearer token; absent when a cookie was asked for.' }) }).meta({ id: 'NewSession' });
export type NewSessionAnswer = z.infer<typeof NewSessionAnswer>;

/** Shows a session to its owner. */
export function sessionAnswer({ kind, expiresAt, actor }: Session): SessionAnswer {
  const { accountId, accountName, personId, offices: held } = actor;
  const account = { id: accountId, name: accountName, ...(personId === undefined ? {} : { personId }), offices: held.map(({ office, organ }) => ({ office, organ })) };
  return { kind, expiresAt: expiresAt.toISOString(), account };
}
