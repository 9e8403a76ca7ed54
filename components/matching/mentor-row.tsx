import Link from "next/link";
import { FitBar, Score } from "@/components/charts/fit-bar";
import { FitTable } from "@/components/charts/fit-table";
import { Avatar } from "@/components/ui/avatar";
import type { FitView, MentorRow as MentorRowView } from "@/server/matching/directory-view";
import { explainedSlots } from "./explained-slots";
import { FreePlace } from "./free-place";
import { type MarkAction, MarkForm } from "./mark-form";
import { firstName, photoAddress } from "./person-words";
import { RouteWalked } from "./route-walked";

/** The form that collects the mentors to compare; the tick boxes of the rows belong to it by this id. */
export const compareFormId = "compare";

function Why({ name, fit, open }: { readonly name: string; readonly fit: FitView; readonly open: boolean }) {
  return (
    <details className="whyrow" open={open}>
      <summary>
        <span className="ask">
          Why {fit.points}?<span className="vh"> The fit with {name}, part by part</span>
        </span>
        <span className="hide">
          Hide the reasons<span className="vh"> for {name}</span>
        </span>
      </summary>
      <FitTable who={name} slots={explainedSlots(fit)} />
    </details>
  );
}

function Fit({ mentor }: { readonly mentor: MentorRowView }) {
  if (mentor.fit !== null) {
    return (
      <div className="flex items-start gap-3.5">
        <div className="min-w-0 flex-1 pt-1">
          <FitBar slots={mentor.fit.slots} />
        </div>
        <div className="min-w-9 text-right">
          <Score points={mentor.fit.points} bare />
        </div>
      </div>
    );
  }
  const missing = mentor.notEnough ?? [];
  const said = missing.length > 0 ? missing.map((sentence) => `${sentence}.`).join(" ") : mentor.whyNot?.because;
  return (
    <p className="small">
      <b className="block">{missing.length > 0 ? "Not enough to suggest" : "Not offered to you"}</b>
      <span className="muted">
        {said}
        {mentor.whyNot?.change ? ` ${mentor.whyNot.change}` : ""}
      </span>
    </p>
  );
}

/** What a signed-in reader can do with a row: mark it, and tick it for a comparison where the page has one. */
type RowReader = { readonly mark: MarkAction; readonly compares: boolean };

/**
 * One mentor in a list. `reader` is what a signed-in reader can do here; without it the row shows who the mentor is and
 * when they have time, and nothing to press.
 */
export function MentorRow({
  mentor,
  ranked,
  open,
  reader,
  zone,
}: {
  readonly mentor: MentorRowView;
  /** Whether the list has a column for the fit. */
  readonly ranked: boolean;
  /** Whether the reasons stand open at first. */
  readonly open: boolean;
  readonly reader?: RowReader | undefined;
  readonly zone?: string | undefined;
}) {
  const { name, handle, title, organisation, city, domain, route } = mentor;
  const place = [organisation, city].filter((part) => part !== null).join(", ");
  const address = `/mentors/${handle}`;
  return (
    <article className="mrow" aria-labelledby={`m-${handle}`}>
      <div className={ranked ? "top ranked" : "top"}>
        <div className="flex min-w-0 items-start gap-3.5">
          <Avatar name={name} domain={domain?.id} photoUrl={photoAddress(mentor.photoId)} />
          <div className="min-w-0">
            <h3 id={`m-${handle}`}>
              <Link href={address} prefetch={false} className="plain">
                {name}
              </Link>
            </h3>
            <p className="ui">
              {title}
              {place === "" ? null : (
                <span className="muted">
                  {title === null ? "" : ", "}
                  {place}
                </span>
              )}
            </p>
            {route.length === 0 ? null : (
              <div className="mt-1">
                <RouteWalked roles={route} />
              </div>
            )}
          </div>
        </div>
        {ranked ? <Fit mentor={mentor} /> : null}
        <FreePlace mentor={mentor} zone={zone} />
      </div>
      {reader === undefined ? null : (
        <div className="acts">
          {mentor.fit === null ? null : <Why name={name} fit={mentor.fit} open={open} />}
          {mentor.canAsk ? (
            <Link href={`${address}#ask`} prefetch={false} className={open ? "btn sm" : undefined}>
              Ask {firstName(name)}
            </Link>
          ) : null}
          {mentor.together ? (
            <Link href={`${address}#ask`} prefetch={false}>
              Where you and {firstName(name)} stand
            </Link>
          ) : null}
          <MarkForm mentor={mentor} action={reader.mark} can={{ save: true, hide: true }} />
          {reader.compares ? (
            <label className="inline-flex items-center gap-2">
              <input type="checkbox" name="m" value={handle} form={compareFormId} />
              <span>
                Compare<span className="vh"> {name}</span>
              </span>
            </label>
          ) : null}
        </div>
      )}
    </article>
  );
}
