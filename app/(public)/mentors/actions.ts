"use server";

import { TRPCError } from "@trpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { caller } from "@/server/rsc";

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
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") redirect("/sign-in?next=/mentors");
    throw error;
  }
  refresh();
}
