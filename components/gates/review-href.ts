/** Where a page of a plan's review is read. */
export function reviewHref(planId: string, page: number): string {
  return page === 1 ? `/plans/${planId}/review` : `/plans/${planId}/review?page=${page}`;
}
