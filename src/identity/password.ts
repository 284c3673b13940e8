import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../platform/http/problem.js';

/** Fewest and most characters of a password (mật khẩu). */
export const passwordLength = { minimum: 12, maximum: 256 } as const;

// Argon2id, 19 MiB and two passes: the least OWASP recommends, about 40 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash to keep of a new password. 400 when it is too short or too long. */
export function hashPassword(password: string): Promise<string> {
  const composed = password.normalize('NFC');
  const { length } = [...composed];
  const { minimum, maximum } = passwordLength;
  if (length < minimum) throw Problem.invalidFields([{ pointer: '#/password', code: 'too-short', params: { minimum } }]);
  if (length > maximum) throw Problem.invalidFields([{ pointer: '#/password', code: 'too-long', params: { maximum } }]);
  return hash(composed, cost);
}

let ofNobody: Promise<string> | undefined;

/** Whether the password is the one that was hashed. Without a hash the answer is no, after the same time: who asks cannot tell which accounts exist. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  ofNobody ??= hash('an account that does not exist', cost);
  const matches = await verify(hashed ?? (await ofNobody), password.normalize('NFC'));
  return matches && hashed !== undefined;
}
