export { RouteScreen as default } from "../screens/route-screen.tsx";
