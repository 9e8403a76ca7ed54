import type { ReactNode } from "react";
import type { Cited } from "@/server/discussion/mentions/references";

/** What the posts of a page have in common. */
export type PostSetting = {
  readonly zone: string | undefined;
  /** The page on which the thread is read. */
  readonly path: string;
  /** What the numbers mean that its posts cite. */
  readonly cited: readonly Cited[];
  /** The number from which its page was asked for; undefined for the beginning. */
  readonly from: string | undefined;
  /** What the address of a file needs besides, for a visitor who looks without deciding. */
  readonly fileQuery: string;
  readonly isMember: boolean;
  readonly canPost: boolean;
  readonly canMarkTakeaways: boolean;
  readonly canModerate: boolean;
  /** Does what a press on a post says. */
  readonly act: (form: FormData) => Promise<void>;
  /** The form that stands in the place of the post which is being edited. */
  readonly editing: PostForm | null;
  /** The form that stands beneath the kept post whose lesson is being written. */
  readonly keeping: PostForm | null;
};

type PostForm = { readonly number: string; readonly form: ReactNode };

/** The address of a post that leads to it wherever it stands. */
export const postHref = (threadNo: number, number: string) => `/discussion/${threadNo}/${number}`;

/** Where a post of a thread is found by its number. */
export const numberHref = (path: string, number: string) =>
  `${path}${path.includes("?") ? "&" : "?"}from=${number}#post-${number}`;
