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

/** A logo on a light ground, for which most are drawn; it needs no words of its own beside the organisation's name. */
export function LogoPicture({ logo, alt = "", className }: { logo: string; alt?: string; className: string }) {
  return (
    <img
      src={`/api/organisation/logo?v=${logo}`}
      alt={alt}
      className={`shrink-0 rounded-small border border-line bg-[#fff] object-contain p-0.5 ${className}`}
    />
  );
}
