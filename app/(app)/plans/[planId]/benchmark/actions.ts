"use server";

import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { rateOwnerSchema } from "@/domain/plans/forms";
import { caller } from "@/server/rsc";
import { endDraft } from "../../../end-draft";

/** The mentor's ratings, with their note on each that says something else than before. */
export async function rateOwner(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    const planId = textOf(form, "planId");
    const note = textOf(form, "note").trim();
    const { lines } = await api.plans.benchmark({ planId });
    const ratings = lines.flatMap(({ id, mentor }) => {
      const given = textOf(form, `rating.${id}`);
      if (given === "" || Number(given) === mentor?.level) return [];
      return [{ competencyId: id, level: Number(given), ...(note === "" ? {} : { note }) }];
    });
    if (ratings.length === 0)
      return { message: "Rate at least one competency otherwise than before, then save.", values: typedValues(form) };
    const { added } = await api.plans.rateOwner(rateOwnerSchema.parse({ planId, ratings }));
    await endDraft(form);
    refresh();
    return { ok: true, message: `${added === 1 ? "1 rating" : `${added} ratings`} saved. Earlier ones are kept.` };
  } catch (error) {
    return failure(error, form);
  }
}
