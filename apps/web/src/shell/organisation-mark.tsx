"use client";

import { useMe } from "./me-context.tsx";

/** The organisation's picture and name, where it has one; on the rail of icons the picture alone. */
export function OrganisationMark() {
  const { organisation } = useMe();
  if (!organisation?.logo) return null;
  return (
    <div className="flex min-w-0 items-center gap-2.5 md:h-9 md:justify-center md:px-1.5 wide:justify-start">
      <LogoPicture logo={organisation.logo} className="size-7" />
      <span className="hidden min-w-0 truncate font-medium wide:block">{organisation.name}</span>
    </div>
  );
}

/** A logo on a light ground, on which it was drawn in most cases. */
export function LogoPicture({ logo, className }: { logo: string; className: string }) {
  return (
    <img
      src={`/api/organisation/logo?v=${logo}`}
      // the name stands beside it
      alt=""
      className={`shrink-0 rounded-small border border-line bg-white object-contain p-0.5 ${className}`}
    />
  );
}
