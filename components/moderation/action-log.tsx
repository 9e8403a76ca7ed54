import { Time } from "@/components/ui/time";
import type { ModerationAction } from "@/domain/moderation/kinds";
import { actionWords } from "./words";

type Line = { readonly no: number; readonly action: ModerationAction; readonly reason: string; readonly at: Date };

/** What was done with one post or member before, the newest first. */
export function ActionLog({ lines, zone }: { readonly lines: readonly Line[]; readonly zone: string }) {
  return (
    <ul className="ruled ui">
      {lines.map(({ no, action, reason, at }) => (
        <li key={no}>
          <b>{actionWords[action]}</b>{" "}
          <span className="muted">
            <Time at={at} as="slot" zone={zone} />
          </span>
          <p>{reason === "" ? "No reason given" : reason}</p>
        </li>
      ))}
    </ul>
  );
}
