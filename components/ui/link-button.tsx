import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type Look } from "./button";

/** A link in the look of a button: it goes somewhere and changes nothing. */
export function LinkButton({ look, small, wide, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={buttonClass({ look, small, wide }, className)} {...rest} />;
}
