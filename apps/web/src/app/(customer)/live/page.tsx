export default function LivePage() {
  return <div className="h-full" />;
}
