import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderPage } from "@/components/plans/items/order-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { moveItem } from "./actions";

export const metadata: Metadata = { title: "Order of the lines", robots: { index: false } };

/** The lines of a plan in their order, for its owner to change it. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [, api, { line }] = await Promise.all([requireViewer(`/plans/${planId}/order`), caller(), searchParams]);
  const plan = await orNotFound(api.plans.get({ planId }));
  if (!plan.can.edit) notFound();
  const moving = plan.lines.find(({ id, kind }) => id === line && (kind === "task" || kind === "milestone"));
  return <OrderPage plan={plan} moving={moving ?? null} action={moveItem} />;
}
