/** When a job rings by itself: a cron pattern, read in the time of Viet Nam. */
interface JobPlan {
  readonly cron: string;
}

/**
 * Every job of the house. The queue is a doorbell: what is due stands in PostgreSQL, so a job carries no data, and one that runs
 * twice or is forgotten harms nothing.
 */
export const jobs = {
  /** The whole record is checked against itself when nobody works. */
  'verify-record': { cron: '30 2 * * *' },
} as const satisfies Record<string, JobPlan>;

export type JobName = keyof typeof jobs;

export const jobNames = Object.keys(jobs) as JobName[];

/** The zone in which plans are read. */
export const jobTimeZone = 'Asia/Ho_Chi_Minh';
