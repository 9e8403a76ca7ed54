import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { type AccountTab, AccountTabs } from "./account-tabs";

/** The frame of every page of one's account. */
export function AccountPage({
  here,
  lead,
  children,
}: {
  readonly here: AccountTab;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="wrap pb-16">
      <PageHead title="Your account">{lead}</PageHead>
      <AccountTabs here={here} />
      <div className="mt-8 max-w-[46rem] stack-12">{children}</div>
    </div>
  );
}
