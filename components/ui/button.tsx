import type { ComponentPropsWithoutRef } from "react";

/** One primary per region; quiet reads as a link; danger is outlined in red. */
export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: "btn",
  secondary: "btn sec2",
  quiet: "btn quiet",
  danger: "btn danger",
};

/** How a button looks, and how much room it takes. */
export type Look = {
  readonly look?: ButtonLook | undefined;
  readonly small?: boolean | undefined;
  readonly wide?: boolean | undefined;
};

/** The classes of a button, for elements that are one in look only. */
export function buttonClass({ look = "primary", small = false, wide = false }: Look, extra = ""): string {
  return [looks[look], small ? "sm" : "", wide ? "wide" : "", extra].filter((part) => part !== "").join(" ");
}

/** A button that acts on this page. For sending a form use SubmitButton. */
export function Button({
  look,
  small,
  wide,
  className,
  type = "button",
  ...rest
}: Look & ComponentPropsWithoutRef<"button">) {
  return <button type={type} className={buttonClass({ look, small, wide }, className)} {...rest} />;
}
