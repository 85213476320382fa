export function NewCustomerPage() {
  return <h1>NewCustomerPage</h1>;
}
