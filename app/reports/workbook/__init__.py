"""The month's workbook (月报工作簿); the contract is docs/workbook.md."""
