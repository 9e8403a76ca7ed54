import { randomUUID } from "node:crypto";
import { deviceName } from "@/domain/accounts/session";
import { readSession } from "@/server/accounts/sessions";
import { clock } from "@/server/context";
import { database } from "@/server/database";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { readOnlyUntil } from "@/server/read-only";
import type { RequestCtx, SessionCookie } from "@/server/trpc";

/** What a request says of itself, as the door has checked it. */
export type Arrival = { sessionToken: string | undefined; headers: Pick<Headers, "get">; cookie: SessionCookie };

/** The context of one request: every way in (page, action, procedure, route) gets its actor here and nowhere else. */
export async function requestContext(arrival: Arrival): Promise<RequestCtx> {
  const { db } = database();
  const now = clock();
  const requestId = arrival.headers.get("x-request-id") ?? randomUUID();
  return {
    db,
    now,
    actor: await readSession(db, arrival.sessionToken, now, noteMeanwhile(requestId)),
    requestId,
    ip: arrival.headers.get("x-cp-ip") ?? "127.0.0.1",
    device: deviceName(arrival.headers.get("user-agent")),
    cookie: arrival.cookie,
    readOnlyUntil: readOnlyUntil(env(), now),
  };
}

/** No page waits for the note that its session is in use; one that fails is written again a minute later. */
function noteMeanwhile(requestId: string) {
  return (note: Promise<unknown>): undefined => {
    note.catch((error: unknown) => log.warn({ requestId, err: error }, "the session could not be noted as seen"));
  };
}
