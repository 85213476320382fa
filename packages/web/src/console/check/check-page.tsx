export function CheckPage() {
  return <h1>CheckPage</h1>;
}
