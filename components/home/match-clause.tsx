import { FitBar, fitTotal, Score, slotName } from "@/components/charts/fit-bar";
import type { ExplainedSlot } from "@/components/charts/fit-table";
import { Avatar } from "@/components/ui/avatar";
import { Tag } from "@/components/ui/tag";
import { Clause } from "./clause";

function weakest(slots: readonly ExplainedSlot[]): ExplainedSlot | undefined {
  const share = (slot: ExplainedSlot) => slot.points / Math.max(1, slot.weight);
  return [...slots].sort((a, b) => share(a) - share(b))[0];
}

/** Clause 1: a match that explains itself, shown on an example that is scored as any pair is. */
export function MatchClause({ slots }: { readonly slots: readonly ExplainedSlot[] }) {
  const low = weakest(slots);
  const reason = low?.reasons.find((each) => each.side === "against") ?? low?.reasons[0];
  return (
    <Clause
      no={1}
      title="A mentor from your domain, and the reasons why"
      text="Each match is scored on five weighted parts. You see every part, and the facts it used, including those that count against it, before you ask."
    >
      <div className="row between items-end">
        <div className="who">
          <Avatar name="Example Mentor" domain="banking" />
          <div>
            <b>A project manager in payments</b> <Tag>Example</Tag>
            <div className="small muted">Was PMO coordinator, then business analyst</div>
          </div>
        </div>
        <Score points={fitTotal(slots)} />
      </div>
      <div className="mt-4">
        <FitBar slots={slots} large />
      </div>
      <p className="cap mt-4">
        <b>Fig. 2</b>&ensp;Slot width is the weight; the filled part is the score.
        {low === undefined || reason === undefined
          ? null
          : ` This example loses most on ${slotName(low.slot).toLowerCase()}: ${reason.text.charAt(0).toLowerCase()}${reason.text.slice(1)}`}
      </p>
    </Clause>
  );
}
