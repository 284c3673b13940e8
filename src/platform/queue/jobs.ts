/**
 * When a job rings by itself: a cron pattern, read in the time of Viet Nam; how often it is tried before it is given up, and how long
 * after the first failure it is tried again, then twice as long, then four times.
 */
interface JobPlan {
  readonly cron: string;
  readonly attempts: number;
  readonly backoffSeconds: number;
}

/**
 * Every job of the house. The queue is a doorbell: what is due stands in PostgreSQL, so a job carries no data, and one that runs
 * twice or is forgotten harms nothing.
 */
export const jobs = {
  /** The whole record is checked against itself when nobody works. */
  'verify-record': { cron: '30 2 * * *', attempts: 4, backoffSeconds: 60 },
  /** Time limits that have run out are put on record, and rungs whose time has come ring. */
  'sweep-deadlines': { cron: '* * * * *', attempts: 3, backoffSeconds: 5 },
  /** Notices become e-mails, and e-mails go out. */
  'send-mail': { cron: '* * * * *', attempts: 3, backoffSeconds: 5 },
  /** Programs of others are told. */
  'deliver-webhooks': { cron: '* * * * *', attempts: 3, backoffSeconds: 5 },
  /** Time limits are counted anew after a notice of days off. */
  'project-calendar': { cron: '*/5 * * * *', attempts: 3, backoffSeconds: 5 },
} as const satisfies Record<string, JobPlan>;

export type JobName = keyof typeof jobs;

export const jobNames = Object.keys(jobs) as JobName[];

/** The zone in which plans are read. */
export const jobTimeZone = 'Asia/Ho_Chi_Minh';

/** What one round of a job did. */
export interface Round {
  /** How many things were done: rungs, e-mails, deliveries, cases. */
  readonly done: number;
  /** There was more to do than one round takes; the job rings again at once. */
  readonly truncated: boolean;
  /** When there will be more to do, where that is known. */
  readonly nextAt?: Date | undefined;
}
