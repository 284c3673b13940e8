import { Temporal } from 'temporal-polyfill';

/** From and until when no e-mail leaves (giờ yên tĩnh), as HH:MM in Viet Nam; they may span midnight, and equal times are no hours at all. */
export interface QuietHours {
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/** When the quiet hours end in which an instant lies; nothing when it lies in none. */
export function endOfQuiet(at: Date, { quietFrom, quietUntil }: QuietHours): Date | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
  const [clock, from, until] = [local.toPlainTime(), Temporal.PlainTime.from(quietFrom), Temporal.PlainTime.from(quietUntil)];
  const isBefore = (one: Temporal.PlainTime, other: Temporal.PlainTime) => Temporal.PlainTime.compare(one, other) < 0;
  const spansMidnight = isBefore(until, from);
  const isQuiet = spansMidnight ? !isBefore(clock, from) || isBefore(clock, until) : !isBefore(clock, from) && isBefore(clock, until);
  if (!isQuiet) return undefined;
  const day = isBefore(clock, until) ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  return new Date(day.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: until }).epochMilliseconds);
}
