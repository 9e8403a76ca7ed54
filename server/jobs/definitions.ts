import { z } from "zod";
import { factSchema } from "@/domain/notifications/facts";

/** How one kind of job behaves. Times are in seconds. */
type Definition<S extends z.ZodType> = {
  /** What the job carries: ids only, checked both when it is enqueued and when it is run. */
  data: S;
  /** Loops that take jobs of this kind in one worker, so that no kind can starve another. */
  concurrency: number;
  /** Jobs that a loop takes and runs at once. A loop that got as many as it asked for asks again without a pause. */
  batch: number;
  /** Attempts after the first before the job is set aside in the dead-letter queue. */
  retryLimit: number;
  /** Wait before the second attempt; doubles with jitter up to `retryDelayMax`. */
  retryDelay: number;
  retryDelayMax: number;
  /** A run that takes longer is given to another worker. */
  expireInSeconds: number;
  /** A worker that is silent for this long is taken for dead and its job is given away. */
  heartbeatSeconds: number;
  /** For recurring jobs, when: a cron expression in UTC. The slot is the key, so several workers run it once. */
  cron?: string;
};

function job<S extends z.ZodType>(definition: Definition<S>): Definition<S> {
  return definition;
}

const recurring = {
  data: z.strictObject({}),
  concurrency: 1,
  batch: 1,
  retryLimit: 3,
  retryDelay: 5,
  retryDelayMax: 60,
};

// A mail that the server puts off is enqueued again by its own schedule (domain/notifications/retry), so these
// retries are only for crashes and for the database going away: short, so that a crashed job resumes in time.
const mail = {
  data: z.strictObject({ deliveryId: z.uuid() }),
  retryLimit: 20,
  retryDelay: 5,
  retryDelayMax: 20,
  expireInSeconds: 180,
  heartbeatSeconds: 20,
};

/** Every kind of job there is. */
export const jobs = {
  "facts.fan_out": job({
    data: z.strictObject({ fact: factSchema, key: z.string() }),
    concurrency: 2,
    batch: 10,
    retryLimit: 20,
    retryDelay: 2,
    retryDelayMax: 20,
    expireInSeconds: 60,
    heartbeatSeconds: 20,
  }),
  /** Sign-in codes and other mail that somebody is waiting for at the screen: a queue that nothing else can fill. */
  "mail.urgent": job({ ...mail, concurrency: 2, batch: 2 }),
  "mail.send": job({ ...mail, concurrency: 2, batch: 3 }),
  "obligations.sweep": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "* * * * *" }),
  "discussion.open_rounds": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "* * * * *" }),
  "accounts.remind_unfinished": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "23 * * * *" }),
  "cpd.remind_renewals": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "41 7 * * *" }),
  "search.gather_words": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "37 * * * *" }),
  "housekeeping.clear_expired": job({ ...recurring, expireInSeconds: 300, heartbeatSeconds: 20, cron: "7 * * * *" }),
} as const;

export type JobName = keyof typeof jobs;
export type JobData<N extends JobName> = z.output<(typeof jobs)[N]["data"]>;

/** Where jobs end that failed every attempt: kept for a month, looked at by an administrator. */
export const deadLetterQueue = "dead";

/** The name of each kind. (`Object.keys` loses the key type of a constant object.) */
export const jobNames = Object.keys(jobs) as JobName[];
