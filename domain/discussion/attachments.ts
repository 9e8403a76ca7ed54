import { extensionOf, type FileKind, isImage, isOffice } from "../files/kinds";

/** What may be attached. Bytes are of all that a member keeps; `perDay` counts what is taken, refused and let go. */
export const attachmentLimits = {
  perPost: 4,
  perDay: 40,
  storedBytes: 250_000_000,
  alt: 300,
} as const;

/** The longest side of a picture on a page, in pixels: sharp on a fine screen, small on a slow line. */
export const shownSide = 1280;

/** A file of a post as it is kept. `width` and `height` are those of a picture on a page. */
export type AttachmentFacts = {
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Its place among the files of its post, from 1. */
  readonly position: number;
};

/** A file of a post as its reader is shown it. `withheld` says that it is there and not to be had. */
export type ShownFile = {
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
  readonly alt: string;
  readonly picture: { readonly width: number; readonly height: number } | null;
  readonly withheld: boolean;
};

/** True for kinds that carry the name of whoever wrote them inside: all but pictures, which are drawn anew, and plain text. */
export function namesItsAuthor(kind: FileKind): boolean {
  return kind === "pdf" || isOffice(kind);
}

/**
 * A file as it is shown with its post. Where the author is not named to the reader, it has a name that says nothing, and what would
 * tell whose it is from the inside is not to be had. `author` is left out where the reader is told who it is.
 */
export function shownFile(
  file: AttachmentFacts,
  post: { readonly asMember: boolean },
  author: { readonly isNamed: boolean } = { isNamed: true },
): ShownFile {
  const { id, kind, size, alt, width, height, position } = file;
  const isTold = author.isNamed && !post.asMember;
  const plain = `${isImage(kind) ? "picture" : "file"}-${position}.${extensionOf(kind)}`;
  const picture = width === null || height === null ? null : { width, height };
  return { id, kind, size, alt, picture, name: isTold ? file.name : plain, withheld: !isTold && namesItsAuthor(kind) };
}
