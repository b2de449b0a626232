// Hermes ships without Intl.PluralRules (facebook/hermes#1462), which every sentence with a number needs
import "intl-pluralrules";
