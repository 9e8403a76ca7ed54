import { Tick } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import { FieldsFold } from "@/components/ui/fields-fold";
import { FileField } from "@/components/ui/file-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type AttachmentFacts, attachmentLimits, type ShownFile, shownFile } from "@/domain/discussion/attachments";
import { kindWords, sizeWords } from "@/domain/files/words";

/** A file that waits in one of the reader's forms. */
export type WaitingFile = AttachmentFacts & { readonly place: string };

function Item({ file, isAttached }: { readonly file: ShownFile; readonly isAttached: boolean }) {
  const { id, name, kind, size, alt, picture } = file;
  return (
    <li>
      <input type="hidden" name="fileId" value={id} />
      {picture === null ? null : (
        // biome-ignore lint/performance/noImgElement: a picture is drawn to its size once, as it is taken.
        <img src={`/attachments/${id}/shown`} alt="" {...picture} />
      )}
      <div className="stack-2">
        <p className="ui">
          <b className="[overflow-wrap:anywhere]">{name}</b>{" "}
          <span className="small muted">
            {kindWords[kind]}, {sizeWords(size)}
          </span>
        </p>
        {picture === null ? null : (
          <TextAreaField
            name={`alt-${id}`}
            label="What it shows"
            hint="Read out to those who cannot see it."
            rows={2}
            maxLength={attachmentLimits.alt}
            defaultValue={alt}
          />
        )}
        {isAttached ? (
          <Tick name={`off-${id}`} label={`Take ${name} off when this is saved`} />
        ) : (
          <SubmitButton
            small
            look="quiet"
            name="intent"
            value={`drop ${id}`}
            busy="Removing…"
            aria-label={`Remove ${name}`}
          >
            Remove
          </SubmitButton>
        )}
      </div>
    </li>
  );
}

/**
 * The files of a post that is being written, and the field that takes more. What was taken waits in this form, on every device of
 * its author's, until it is sent. `attached` is what a post that is edited has already.
 */
export function AttachFields({
  place,
  waiting,
  attached = [],
}: {
  /** Names the form: `reply:<thread>:<post>`, `thread:<case>`, `edit:<post>`. */
  readonly place: string;
  readonly waiting: readonly WaitingFile[];
  readonly attached?: readonly ShownFile[];
}) {
  const here = waiting.filter((file) => file.place === place).map((file) => shownFile(file, { asMember: false }));
  const files = [...attached, ...here];
  return (
    <div className="attach">
      <input type="hidden" name="place" value={place} />
      <div aria-live="polite">
        {files.length === 0 ? null : (
          <ul aria-label="Files of this post">
            {files.map((file) => (
              <Item key={file.id} file={file} isAttached={attached.includes(file)} />
            ))}
          </ul>
        )}
      </div>
      <FieldsFold marks={["files"]} look="line" summary="Attach files">
        {/* A field of its own each time, so that what was taken is not chosen any more. */}
        <div key={here.map(({ id }) => id).join()} className="row items-end gap-3">
          <FileField
            name="files"
            several
            label="Files"
            hint="Pictures, PDF, Office, plain text or CSV up to 10 MB; four to a post. Location and camera details are removed from pictures."
          />
          <SubmitButton small look="secondary" name="intent" value="attach" busy="Reading…">
            Attach
          </SubmitButton>
        </div>
      </FieldsFold>
    </div>
  );
}
