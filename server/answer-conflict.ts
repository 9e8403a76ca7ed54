import "server-only";
import { cookies, headers } from "next/headers";
import { conflictMark } from "@/server/door/error-pages/conflict";

/**
 * Asks the door to answer with status 409. To be called by the action of a form that was refused because something else stands
 * there by now. Scripts read the answer to what they send by themselves, and are not told.
 */
export async function answerConflict(): Promise<void> {
  if ((await headers()).has("next-action")) return;
  (await cookies()).set(conflictMark, "1", { maxAge: 0, httpOnly: true, sameSite: "strict" });
}
