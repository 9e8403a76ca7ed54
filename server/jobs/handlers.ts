import type { Db } from "@/db/client";
import { systemContext } from "@/server/context";
import { remindRenewals } from "@/server/cpd/renewals";
import { openRounds } from "@/server/discussion/posts/rounds";
import type { Mailer } from "@/server/email/mailer";
import type { Env } from "@/server/env";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { deliver } from "@/server/notifications/deliver";
import { fanOut } from "@/server/notifications/fan-out";
import { remindUnfinished } from "@/server/notifications/remind-unfinished";
import { putOffObligations, sweepObligations } from "@/server/obligations/sweep";
import { readOnlyUntil } from "@/server/read-only";
import { gatherWords } from "@/server/search/words";
import { clearExpired } from "./clear-expired";
import type { JobData, JobName } from "./definitions";

/** What a job is given besides its data. */
export type JobSetting = {
  db: Db;
  env: Env;
  mailer: Mailer;
  clock: () => Date;
  jobId: string;
  hold: { until: Date | null };
};

type Handlers = { readonly [N in JobName]: (setting: JobSetting, data: JobData<N>) => Promise<unknown> };

/** What each kind of job does. All of them may be run twice and then have done their work once. */
export const handlers: Handlers = {
  "facts.fan_out": ({ db, env, clock }, data) => fanOut(db, data, { now: clock(), mailFrom: env.mailFrom }),
  "mail.urgent": (setting, { deliveryId }) => deliver(setting, "mail.urgent", deliveryId),
  "mail.send": (setting, { deliveryId }) => deliver(setting, "mail.send", deliveryId),
  "obligations.sweep": ({ db, env, clock, jobId }) => {
    const ctx = systemContext(db, "obligations.sweep", clock(), jobId);
    const until = readOnlyUntil(env, ctx.now);
    return until === null ? sweepObligations(ctx, obligationHandlers) : putOffObligations(ctx, until);
  },
  "discussion.open_rounds": ({ db, clock }) => openRounds(db, clock()),
  "accounts.remind_unfinished": ({ db, clock }) => remindUnfinished(db, clock()),
  "cpd.remind_renewals": ({ db, clock }) => remindRenewals(db, clock()),
  "search.gather_words": ({ db }) => gatherWords(db),
  "housekeeping.clear_expired": ({ db, clock }) => clearExpired(db, clock()),
};
