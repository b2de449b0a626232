import { explain } from "../explain.ts";

/** What the constraints on plans mean to whoever fills in the form. */
export const explainPlan = explain({
  plans_name_unique: { code: "plan.name_taken", field: "name" },
  plan_products_one_plan_each: { code: "plan.product_taken", field: "products" },
  billing_customers_one_organisation: { code: "plan.customer_taken", field: "customers" },
});
