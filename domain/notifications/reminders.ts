/** How many times somebody is reminded of one thing that they began and did not finish. */
export const mostReminders = 2;
