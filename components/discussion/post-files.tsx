import type { ShownFile } from "@/domain/discussion/attachments";
import { kindWords, sizeWords } from "@/domain/files/words";

/** A picture is no taller on a page than this, in pixels, so that the words around it stay in sight. */
const tallest = 480;

/** The picture as pages show it, in a place of its size that is there before it comes. */
function Picture({ file, href, query }: { readonly file: ShownFile; readonly href: string; readonly query: string }) {
  const { alt, picture } = file;
  if (picture === null) return null;
  const scale = Math.min(1, tallest / picture.height);
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  return (
    <figure>
      <a href={`${href}${query}`}>
        {/* biome-ignore lint/performance/noImgElement: a picture is drawn to its size once, as it is taken. */}
        <img src={`${href}/shown${query}`} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      </a>
    </figure>
  );
}

function Line({ file, href, query }: { readonly file: ShownFile; readonly href: string; readonly query: string }) {
  const facts = `${kindWords[file.kind]}, ${sizeWords(file.size)}`;
  if (file.withheld)
    return <li className="muted">A document ({facts}), shown to those who may know whose it is: it says so inside.</li>;
  return (
    <li>
      <a href={`${href}${query}`} download>
        {file.name}
      </a>{" "}
      <span className="small muted">{facts}</span>
    </li>
  );
}

/**
 * What is attached to a post: pictures as figures, anything else as a line with its name, kind and size. `query` is what an
 * address needs besides, with its question mark.
 */
export function PostFiles({ files, query = "" }: { readonly files: readonly ShownFile[]; readonly query?: string }) {
  if (files.length === 0) return null;
  const others = files.filter(({ picture }) => picture === null);
  const at = (file: ShownFile) => ({ file, query, href: `/attachments/${file.id}` });
  return (
    <div className="attached">
      {files.map((file) => (
        <Picture key={file.id} {...at(file)} />
      ))}
      {others.length === 0 ? null : (
        <ul aria-label="Attached files">
          {others.map((file) => (
            <Line key={file.id} {...at(file)} />
          ))}
        </ul>
      )}
    </div>
  );
}
