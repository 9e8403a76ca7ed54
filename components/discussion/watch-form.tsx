import { SubmitButton } from "@/components/ui/submit-button";
import type { WatchKind, WatchLevel } from "@/domain/discussion/kinds";
import { watchLevels } from "@/domain/discussion/kinds";
import { watchWords } from "./words";

/** What it means to have chosen nothing. */
const unchosen: Readonly<Record<WatchKind, string>> = {
  thread: "As its tags and domain say",
  tag: "As the domain says",
  domain: watchWords.normal,
};
const spared: Readonly<Partial<Record<WatchKind, WatchLevel>>> = { thread: "first_post", domain: "normal" };

/** Says how closely one follows a thread, a tag or a domain. `subject` is the number of a thread, or an id. */
export function WatchForm({
  kind,
  subject,
  name,
  level,
  action,
}: {
  readonly kind: WatchKind;
  readonly subject: string;
  /** What it is called, for those who do not see where the form stands. */
  readonly name: string;
  /** What has been said of it so far, or null. */
  readonly level: WatchLevel | null;
  readonly action: (form: FormData) => Promise<void>;
}) {
  const id = `watch-${kind}-${subject}`;
  // A thread has begun: of its first post nobody needs to hear any more. Of a domain, no choice says the same as the usual one.
  const levels = watchLevels.filter((one) => one !== spared[kind] || level === one);
  return (
    <form key={level} action={action} className="row watch" aria-label={`Follow ${name}`}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="subject" value={subject} />
      <label className="vh" htmlFor={id}>
        Email me about {name}
      </label>
      <select className="inp sm" id={id} name="level" defaultValue={level ?? ""}>
        <option value="">{unchosen[kind]}</option>
        {levels.map((one) => (
          <option key={one} value={one}>
            {watchWords[one]}
          </option>
        ))}
      </select>
      <SubmitButton small look="secondary" busy="Saving…">
        Save
      </SubmitButton>
    </form>
  );
}
