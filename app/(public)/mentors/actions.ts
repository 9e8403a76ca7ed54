"use server";

import { TRPCError } from "@trpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { caller } from "@/server/rsc";

/** A session that ended meanwhile leads to the sign-in page; anything else is the error page's. */
function unlessSignedOut(error: unknown): never {
  if (error instanceof TRPCError && error.code === "UNAUTHORIZED") redirect("/sign-in?next=/mentors");
  throw error;
}

/** Puts a private mark on a mentor or takes it off, and shows the page as it then is. */
export async function markMentor(form: FormData): Promise<void> {
  const memberId = String(form.get("memberId") ?? "");
  const api = await caller();
  try {
    switch (form.get("mark")) {
      case "save":
        await api.matching.saveMentor({ memberId });
        break;
      case "unsave":
        await api.matching.unsaveMentor({ memberId });
        break;
      case "hide":
        await api.matching.hideMentor({ memberId });
        break;
      case "unhide":
        await api.matching.unhideMentor({ memberId });
        break;
    }
  } catch (error) {
    unlessSignedOut(error);
  }
  refresh();
}

/** Keeps a mentor away for good, silently, and leads back to the directory: their page is no longer there. */
export async function blockMentor(form: FormData): Promise<void> {
  const api = await caller();
  try {
    await api.safety.block({ memberId: String(form.get("memberId") ?? "") });
  } catch (error) {
    unlessSignedOut(error);
  }
  redirect("/mentors");
}
