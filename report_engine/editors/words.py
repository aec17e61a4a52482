"""What the schemas say beyond the models: Chinese words on models, and fields that take a name."""

PROSE = (
    "一段正文，大段文字写在 | 后面。{指标名称} 印出数值，{名称:年份} 印某一年的，{名称:增减}、{名称:增幅} 与上年相比；"
    "{数|出处} 就地登记一个只用一次的数；[@编号] 提到图、表、案例；**文字** 加粗"
)

ABOUT = {
    "ReportFile": "年度主文件：封面、公开信息、前言，各章的次序",
    "SectionFile": "一章，或章里的一节：标题、正文、下级标题",
    "CaseFile": "一个案例：标题、学校、正文和照片",
    "Region": "附表上的地区",
    "Publication": "年报怎样公开",
    "LocalFact": "只在本文件出现、不是全市指标的数，正文里写 {名称} 引用；由别的数算出的写 formula",
    "TableBlock": "表：指标在行，年份在列",
    "YearlyBlock": "表：年份在行，指标在列，可以有两层表头",
    "RecordsBlock": "表：照数据表逐行印出",
    "ChartBlock": "图：由指标或数据表画出",
    "PhotoBlock": "照片；文件还没有时印一个待补的框",
    "CaseBlock": "在这里放一个案例，写它的编号",
    "IndicatorItem": "一个指标；只写名称也行",
    "TableRow": "一行：一个指标；只写名称也行",
    "ColumnGroup": "共用一个表头的几列",
    "FromRecords": "取自数据表",
    "Indicator": "一个指标：名称、单位、小数位、怎样算出",
    "Catalogue": "指标目录，每个指标以“- ”开头",
    "CardFile": "省里的一张附表（计分卡）",
    "CardRowFile": "附表的一行",
    "Layout": "版式里 Word 文件管不到的约定",
    "Numbering": "每种编号写出它的第一个作样子",
    "Size": "图片放多大、存多细",
    "Requirements": "省里对成稿的要求",
    "StyleRule": "一个样式应有的样子",
    "DismissalItem": "一条看过并同意不改的提示",
    "RulesFile": "规则，每条以“- ”开头",
    "RuleItem": "一条规则，只写一种",
}
"""By the model's name; a model that is not here shows the description of the field that holds it."""

KINDS_OF_NAMES = {
    "indicator": "指标",
    "case": "案例",
    "school": "学校",
    "layout": "版式",
    "section": "章的文件",
    "series": "小标题序列",
    "table": "数据表",
    "column": "列",
}
"""What names are names of, for messages."""

ONE_OF = {
    "ChartBlock": ("indicators", "records"),
    "CardFile": ("rows", "omitted"),
    "SumRule": ("parts", "over"),
    "LocalFact": ("value source", "formula"),
}
"""Models that want exactly one of some fields, or of some that go together."""

ONE_KEY = ("RuleItem",)
"""Models of which only one field is written."""
