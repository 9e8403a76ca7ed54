import { unitsText } from "@/domain/cpd/caps";
import type { MemberCtx } from "@/server/context";
import { getLedger } from "./ledger";

/** A line of the exported ledger: an entry under one scheme, or under none. */
export type LedgerRow = {
  date: string;
  minutes: number;
  activity: string;
  reflection: string;
  scheme: string;
  heading: string;
  unit: string;
  counted: string;
  not_counted_minutes: string;
};

/** The member's ledger as rows, one for each scheme under which an entry stands, so that no column mixes units of two bodies. */
export async function exportLedger(ctx: MemberCtx, input: { year?: number | undefined }): Promise<LedgerRow[]> {
  const { entries } = await getLedger(ctx, input);
  return entries.flatMap(({ happenedOn, minutes, what, reflection, under }) => {
    const facts = { date: happenedOn, minutes, activity: what, reflection };
    const counted = under.filter((one) => one.heading !== null);
    if (counted.length === 0) {
      return [{ ...facts, scheme: "", heading: "", unit: "", counted: "", not_counted_minutes: "" }];
    }
    return counted.map((one) => ({
      ...facts,
      scheme: one.scheme,
      heading: one.heading ?? "",
      unit: one.units,
      counted: unitsText(one.counted, one.minutesPerUnit),
      not_counted_minutes: String(minutes - one.counted),
    }));
  });
}
