"use server";

import { redirect } from "next/navigation";
import { caller } from "@/server/rsc";

/** Ends this session and leads home. */
export async function signOut(): Promise<void> {
  const api = await caller();
  await api.accounts.signOut();
  redirect("/");
}
