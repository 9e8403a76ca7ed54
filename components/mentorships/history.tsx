import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { stateWords } from "@/domain/mentorships/state";
import type { MoveLine } from "@/server/mentorships/view";

/** Every change of state: what, who and when; words for the other side; one's own reason. Newest first. */
export function History({ moves, zone }: { readonly moves: readonly MoveLine[]; readonly zone: string }) {
  return (
    <Section id="history" title="History" light>
      <ol className="bare stack-2">
        {moves.map((move) => (
          <li key={move.id}>
            <p>
              <b>{stateWords[move.to]}</b>{" "}
              <span className="small muted">
                <Time at={move.at} as="long" zone={zone} />
                {move.by === null ? "" : `, ${move.by}`}
              </span>
            </p>
            {move.farewell === null ? null : <blockquote className="quote">{move.farewell}</blockquote>}
            {move.reason === null ? null : (
              <p className="small muted">Your reason, for the coordinators alone: {move.reason}</p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
