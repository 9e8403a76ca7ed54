"use client";

// Stands in for a page that failed, outside the two frames.
export { BrokenWithoutFrame as default } from "@/components/shell/broken";
