/** How often a member may take everything away: enough for a second try, too little to keep the server busy with it. */
export const exportLimit = { points: 5, windowMs: 60 * 60_000 } as const;
