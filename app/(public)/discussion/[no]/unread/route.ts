import { redirect } from "next/navigation";
import { caller, orNull, viewer } from "@/server/rsc";
import { nothingHere } from "../nothing-here";

/** Leads to the first post of a thread that the reader has not read, or to the thread when they have read all of it. */
export async function GET(_: Request, { params }: { params: Promise<{ no: string }> }): Promise<Response> {
  const { no } = await params;
  if ((await viewer()) === null) redirect(`/sign-in?next=${encodeURIComponent(`/discussion/${no}/unread`)}`);
  const place = await orNull((await caller()).discussion.getFirstUnread({ no: Number(no) }));
  if (place === null) return nothingHere();
  const { path, number } = place;
  redirect(number === null ? path : `${path}?from=${number}#post-${number}`);
}
