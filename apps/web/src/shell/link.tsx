"use client";

import type { Route } from "next";
import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link within the app. Its page is asked for ahead when somebody points at it: each page shows dozens of links, and for
 * all that are in sight the server would begin to draw what nobody wants.
 */
export function Link<Path extends string>({ href, ...rest }: ComponentProps<typeof NextLink<Path>>) {
  const [isMeant, setIsMeant] = useState(false);
  const mean = () => setIsMeant(true);
  return (
    <NextLink href={href as Route} prefetch={isMeant ? null : false} onPointerEnter={mean} onFocus={mean} {...rest} />
  );
}
