"use client";

import type { LinkProps } from "@cartage/ui/nav-item";
import type { Route } from "next";
import Link from "next/link";
import { type Ref, useState } from "react";

/**
 * A link of the app's router for the primitives, which know no router. Its page is asked for ahead when somebody points at
 * it: each page shows dozens of links, and for all that are in sight the server would begin to draw what nobody wants.
 */
export function RouterLink({ href, ...rest }: LinkProps & { ref?: Ref<HTMLAnchorElement> }) {
  const [isMeant, setIsMeant] = useState(false);
  const mean = () => setIsMeant(true);
  return <Link href={href as Route} prefetch={isMeant ? null : false} onPointerEnter={mean} onFocus={mean} {...rest} />;
}
