/** Roles held, oldest first, as one drawn line. */
export function RouteWalked({ roles }: { readonly roles: readonly string[] }) {
  if (roles.length === 0) return null;
  const steps = roles.map((role, at) => ({ role, key: `${at} ${role}` }));
  return (
    <ol className="rt" aria-label="Route travelled">
      {steps.map(({ role, key }) => (
        <li key={key}>{role}</li>
      ))}
    </ol>
  );
}
