"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf, ticked } from "@/components/ui/form-values";
import {
  addItemSchema,
  answerProposalSchema,
  commentSchema,
  createPlanSchema,
  proposeSchema,
  restoreSchema,
  saveHeadSchema,
  saveItemSchema,
  shareSchema,
} from "@/domain/plans/forms";
import { readInsisted } from "@/domain/plans/revisions/insisted";
import { env } from "@/server/env";
import { caller } from "@/server/rsc";
import { endDraft } from "../end-draft";
import { itemFieldsOf, withoutTheirs } from "./form-fields";
import { headFieldsOf } from "./head-fields";
import { refused } from "./refused";

const planPath = (planId: string) => `/plans/${planId}`;
const onRevision = (form: FormData) => ({
  planId: textOf(form, "planId"),
  revision: numberOf(form, "revision"),
  reason: textOf(form, "reason"),
  key: textOf(form, "idempotencyKey"),
});

/** The same of a form that comes back with what others changed meanwhile. */
const onSeen = (form: FormData) => ({ ...onRevision(form), insisted: readInsisted(textOf(form, "insisted")) });

/** Begins a plan and opens it. */
export async function createPlan(_: FormState, form: FormData): Promise<FormState> {
  let planId: string;
  try {
    const api = await caller();
    const input = createPlanSchema.parse({
      templateId: givenOf(form, "templateId"),
      title: textOf(form, "title"),
      startsOn: textOf(form, "startsOn"),
      hoursPerWeek: numberOf(form, "hoursPerWeek"),
      key: textOf(form, "idempotencyKey"),
    });
    ({ planId } = await api.plans.create(input));
  } catch (error) {
    return refused(error, form);
  }
  redirect(planPath(planId));
}

/** Saves the fields of the plan itself. */
export async function saveHead(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.saveHead(
      saveHeadSchema.parse({
        ...onSeen(form),
        fields: withoutTheirs(form, headFieldsOf(form)),
      }),
    );
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  redirect(planPath(textOf(form, "planId")));
}

/** Saves one line of the plan, adds it when it is new, and leads back to the plan. */
export async function saveItem(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  try {
    const api = await caller();
    const lines = await api.plans.linesAt({ planId, revision: numberOf(form, "revision") ?? 0 });
    const itemId = textOf(form, "itemId");
    const fields = itemFieldsOf(form, lines);
    if (ticked(form, "isNew")) {
      const putBack = itemId === "" ? {} : { itemId };
      await api.plans.addItem(
        addItemSchema.parse({ ...onRevision(form), ...putBack, kind: textOf(form, "kind"), fields }),
      );
    } else
      await api.plans.saveItem(saveItemSchema.parse({ ...onSeen(form), itemId, fields: withoutTheirs(form, fields) }));
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  redirect(planPath(planId));
}

/** Takes a line out of the plan. */
export async function removeItem(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  try {
    const api = await caller();
    const { revision, ...rest } = onRevision(form);
    await api.plans.removeItem({ ...rest, revision: revision ?? 0, itemId: textOf(form, "itemId") });
  } catch (error) {
    return refused(error, form);
  }
  redirect(planPath(planId));
}

/** Adds a comment, or an answer to one. */
export async function comment(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.comment(
      commentSchema.parse({
        planId: textOf(form, "planId"),
        itemId: givenOf(form, "itemId"),
        parentId: givenOf(form, "parentId"),
        mentorshipId: givenOf(form, "mentorshipId"),
        body: textOf(form, "body"),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, anew: true, message: "Posted." };
}

/** Marks a comment as dealt with, or opens it again. */
export async function resolveComment(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    const [planId, commentId] = [textOf(form, "planId"), textOf(form, "commentId")];
    await api.plans.resolveComment({ planId, commentId, resolved: textOf(form, "resolved") === "yes" });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return null;
}

/** The owner puts the plan forward to be agreed. */
export async function proposePlan(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.propose(
      proposeSchema.parse({
        planId: textOf(form, "planId"),
        mentorshipId: givenOf(form, "mentorshipId"),
        reviewEveryDays: numberOf(form, "reviewEveryDays"),
        typedName: textOf(form, "typedName"),
        reason: textOf(form, "reason"),
        key: textOf(form, "idempotencyKey"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: "Signed and put forward." };
}

/** The mentor signs what was put forward, or says what is missing. */
export async function answerProposal(_: FormState, form: FormData): Promise<FormState> {
  const agree = textOf(form, "agree") === "yes";
  try {
    const api = await caller();
    await api.plans.answerProposal(
      answerProposalSchema.parse({
        planId: textOf(form, "planId"),
        proposalId: textOf(form, "proposalId"),
        agree,
        typedName: textOf(form, "typedName"),
        answer: textOf(form, "answer"),
      }),
    );
  } catch (error) {
    return failure(error, form);
  }
  await endDraft(form);
  refresh();
  return { ok: true, message: agree ? "Signed. The baseline is set." : "Sent back with your words." };
}

/** The owner takes back what they put forward. */
export async function withdrawProposal(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    const [planId, proposalId] = [textOf(form, "planId"), textOf(form, "proposalId")];
    await api.plans.withdrawProposal({ planId, proposalId });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken back." };
}

/** Makes the plan say again what it said at an earlier revision. */
export async function restoreRevision(_: FormState, form: FormData): Promise<FormState> {
  const planId = textOf(form, "planId");
  try {
    const api = await caller();
    const [to, reason, key] = [numberOf(form, "to"), textOf(form, "reason"), textOf(form, "idempotencyKey")];
    await api.plans.restore(restoreSchema.parse({ planId, to, reason, key }));
  } catch (error) {
    return refused(error, form);
  }
  await endDraft(form);
  redirect(`${planPath(planId)}/changes`);
}

/** Shows the plan to somebody. The address of a link is handed back once. */
export async function sharePlan(_: FormState, form: FormData): Promise<FormState> {
  const kind = textOf(form, "with");
  let token: string | null;
  try {
    const api = await caller();
    const planId = textOf(form, "planId");
    const own = { planId, days: numberOf(form, "days"), key: textOf(form, "idempotencyKey") };
    const input = {
      mentor: { planId, with: "mentor", mentorshipId: textOf(form, "mentorshipId") },
      person: { ...own, with: "person", email: textOf(form, "email") },
      link: { ...own, with: "link", label: textOf(form, "label") },
    }[kind];
    ({ token } = await api.plans.share(shareSchema.parse(input)));
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  if (token !== null) {
    const address = `${env().appUrl}/shared/${token}`;
    const message = "The link is made. Copy its address now, it is shown once.";
    return { ok: true, anew: true, message, values: { address } };
  }
  return {
    ok: true,
    anew: true,
    message: kind === "person" ? "Open to whoever signs in with this address." : "Shown.",
  };
}

/** Ends a share. */
export async function endShare(_: FormState, form: FormData): Promise<FormState> {
  try {
    const api = await caller();
    await api.plans.endShare({ planId: textOf(form, "planId"), shareId: textOf(form, "shareId") });
  } catch (error) {
    return failure(error, form);
  }
  refresh();
  return { ok: true, message: "Taken back. It opens nothing any more." };
}
