export { IncidentScreen as default } from "../screens/incident-screen.tsx";
